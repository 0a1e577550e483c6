# Как бот выглядит снаружи: нейтрально, чтобы чужой глаз ничего не понял. И что он говорит, уходя из группы.
telegram-name = Школьный помощник
telegram-short = Советы и ответы о школьной жизни.
telegram-description = Советы о школьной жизни и ответы на вопросы. Чтобы начать, нажми кнопку внизу.
telegram-command-start = Начать
telegram-command-menu = Меню
telegram-command-hide = Очистить чат
telegram-command-privacy = Конфиденциальность
telegram-group = В группах я не разговариваю: здесь всё видно всем. Напиши мне лично.
