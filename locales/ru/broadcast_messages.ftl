# Кнопки под рассылкой.

broadcast-reply = Написать психологу
broadcast-stop = Отписаться
