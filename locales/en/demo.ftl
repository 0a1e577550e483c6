### The invented school: its doors, the strip on every page, messages.

demo-title = Look around an invented school
demo-words = No account and no password. The children and their messages are invented: whatever you press, nobody is harmed.
demo-enter-as = Who would you like to be?
demo-busy = The school is being prepared: four weeks of messages and journal lines. A few seconds, please…
demo-preparing = The invented school is being prepared just now. Press again in a few seconds.
demo-banner = An invented school. There are no real children here.
demo-banner-short = An invented school
demo-role = Your role: { $role }
demo-roles = Change role
demo-leave = Leave the school
demo-clear = Delete the school
demo-clear-ask = The invented school will be deleted completely. The real school's data is not touched. Delete it?
demo-cleared = The invented school is deleted. It is made anew when somebody enters it again.
demo-left = You have left the invented school.
demo-lines-shared = These numbers are shared by all schools, so they are not changed from the invented one. In a real school this would be kept.
