### Запись очной работы: для сотрудника, на «Вы».

offline-menu = Очная работа
offline-plus = Запись очной работы
offline-plus-short = Запись
offline-plus-key = Запись очной работы (P)
offline-title = Запись очной работы

offline-who = С кем?
offline-who-pupil = Один ученик
offline-who-class = Класс, группа
offline-who-parents = Родители
offline-who-teachers = Педагоги
offline-who-administration = Администрация
offline-class = Класс
offline-participants = Сколько человек?
offline-people = { $count } чел.

offline-what = Какая работа?
offline-what-consultation = Консультация
offline-what-assessment = Диагностика
offline-what-correction = Коррекция, развитие
offline-what-prevention = Профилактика
offline-what-awareness = Просвещение
offline-what-training = Тренинг

offline-minutes = Сколько минут?
offline-minutes-other = Другое
offline-minutes-field = Число минут

offline-more = Подробнее (по желанию)
offline-client = С кем именно
offline-client-hint = Не имя ученика, а код, например: О-8Б-03.
offline-when = Дата и время
offline-category = Проблема
offline-none = Не выбрана
offline-topic = Тема
offline-result = Результат
offline-recommendation = Рекомендация
offline-next = Следующий шаг
offline-note = Примечание
offline-consent = Дата письменного согласия родителей
offline-consent-hint = По закону без согласия диагностика ученика не проводится.
offline-direction = Направление работы
offline-direction-own = По виду работы
offline-colleague = Кто проводил?
offline-colleague-me = Я
offline-repeat = Повторная встреча
offline-asked = По запросу: записать и в журнал запросов

offline-week = Как на прошлой неделе
offline-planned = По плану: { $words }
offline-class-pick = Выбор класса
offline-grade = { $grade }-е классы
offline-method = Методика
offline-levels = Результат: сколько человек?
offline-level-low = Низкий
offline-level-middle = Средний
offline-level-high = Высокий
offline-plan = Какая строка плана?
offline-plan-none = Вне плана
offline-material = Методический материал
offline-programme = Программа, номер занятия
offline-partners = С кем проводили вместе?
offline-partners-hint = Например: классный руководитель, медсестра. Если заполнить, работа считается прикладной.
offline-referral = Куда направили?
offline-referral-none = Не направляли
offline-area = Основная проблема
offline-area-own = По категории
offline-stage = Этап года
offline-stage-own = По дате
offline-aspect = Аспект
offline-aspect-own = Определится само

offline-save = Сохранить
offline-done = Записано черновиком: { $books }.
offline-already = Эта работа уже записана, второй записи нет.
offline-undone = Запись убрана.
offline-number = Присвоить номер
offline-numbered = Номер присвоен: { $places }.
offline-numbered-before = Номер уже был присвоен раньше.
offline-left = «{ $book }»: осталось черновиком, нет даты письменного согласия родителей.

offline-today = Записано сегодня
offline-empty = Сегодня пока ничего не записано
offline-empty-hint = Сразу после встречи нажмите трижды: с кем, какая работа, сохранить. Черновики в журналах появятся сами.
offline-again = Ещё такая же
offline-draft = черновик
offline-waits = нужно согласие родителей
offline-by = Специалист: { $name }

offline-refused-number = Укажите, сколько было человек: для класса и группы – не меньше 2.
offline-refused-minutes = Укажите число минут от 1 до 600.
offline-refused-class = Напишите класс так: 7А или 11.
offline-refused-moment = Выберите дату и время полностью.
offline-refused-future = Это время ещё не наступило. Выберите время прошедшей встречи.
offline-refused-long-ago = Это слишком давняя дата: журналы до прошлого учебного года закрыты.
offline-refused-consent = Проверьте дату согласия: она не может быть позже сегодняшнего дня.
offline-refused-colleague = Такого коллеги нет в списке. Выберите ещё раз.
offline-refused-long = В этом поле слишком длинный текст. Сократите его.
offline-refused-form = Выберите, с кем и какая работа проводилась.
offline-refused-late = Отменить уже нельзя: прошло десять минут или запись изменена в журнале. Если нужно, исправьте её в самом журнале.
offline-refused-no-class = В школе нет такого класса. Выберите из списка или добавьте его на странице «Классы».
offline-refused-levels = Низкий, средний и высокий уровень вместе не могут дать больше человек, чем участвовало.
offline-refused-plan = Эта строка плана не найдена. Выберите другую.
offline-refused-material = Этого материала нет в фонде. Выберите другой.
offline-refused-locked = Этот месяц закрыт: записи сданы на проверку. Сначала откройте его на странице «Закрытие месяца» или выберите другой день.
