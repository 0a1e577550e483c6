"""What people really write, for a school that is looked at: short and long words, two languages, one picture."""

import base64
from itertools import cycle

CHILD = (
    "Сыныпта мені мазақтайды, мектепке барғым келмейді. Анама айтсам, ренжіп қала ма деп қорқамын.",
    "Емтиханнан қорқамын, түнде ұйықтай алмаймын.",
    "Не знаю, с кем поговорить. Подруга перестала отвечать, и в столовой я сижу без неё.",
    "Қанағаттандырылмағандықтарыңыздан деген өте ұзын сөз де экранға сыюы керек, хабарлама да ұзын болады. " * 4,
)
STAFF = (
    "Жазғаныңа рақмет. Мен осындамын, бірге ойланайық.",
    "Спасибо, что пишешь. Расскажи, когда это началось?",
    "Сынып жетекшісімен сөйлесу керек.",
)
NAMES = (
    "Айгүл Сәрсенова",
    "Ботагөз Қайырбекқызы Нұрмұхамедова-Жандарбекова",
    "Сергей Викторович Ли",
    "Дина Ахметова",
    "Болат Омаров",
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Natural:
    """``say`` for a living school; everything said is remembered in ``said``."""

    def __init__(self) -> None:
        self.said: set[str] = set()
        self._child, self._staff, self._names = cycle(CHILD), cycle(STAFF), cycle(NAMES)

    def __call__(self, spot: str) -> str:
        """Words that fit the spot."""
        words = self._words(spot)
        self.said.add(words)
        return words

    def _words(self, spot: str) -> str:
        first, *rest = spot.split(".")
        if first == "name":
            return next(self._names)
        if rest == ["file"]:
            return PICTURE.decode("latin-1")
        if first == "view":
            return "Менің жабық өтініштерім"
        if rest == ["line"]:
            return "Қалалық сенім телефоны"
        return next(self._child if rest in (["child"], ["caption"]) else self._staff)
