### Документы в файлах: окно, то, что готовится, свои шаблоны школы, опись архива.

exports-menu = Файлы
exports-take = Скачать
exports-lead = Здесь готовятся большие документы. Страницу можно закрыть: документ будет готовиться сам. Готовый файл хранится один час.
exports-all = Скачать все документы сразу
exports-templates = Шаблоны Word
exports-list = Подготовленные документы
exports-empty = Пока ничего нет
exports-empty-words = Откройте журнал, план или отчёт и нажмите «Скачать».

## Что скачивается

exports-what-journal = Журнал
exports-what-annual-plan = Годовой план
exports-what-monthly-plan = План на месяц
exports-what-report = Отчёт
exports-what-normative = Перечень нормативных документов
exports-what-materials = Перечень методического фонда
exports-what-everything = Все документы службы
exports-attestation = Документы для аттестации

## Окно

exports-when = За какое время
exports-whole-year = Весь учебный год
exports-whole = За все годы
exports-class = Класс
exports-class-hint = Если оставить пустым, войдут все классы. Например: 7А
exports-format = Какой файл
exports-format-pdf = PDF
exports-format-pdf-hint = для печати
exports-format-docx = Word
exports-format-docx-hint = можно править
exports-format-xlsx = Excel
exports-format-xlsx-hint = таблица
exports-format-csv = CSV
exports-format-csv-hint = для других программ
exports-language = Язык документа
exports-private = В документе могут быть сведения о детях. Храните файл только на своём компьютере и удалите, когда он станет не нужен.
exports-bundle = Всё придёт одним ZIP-файлом, внутри опись (манифест).
exports-odd-what = Такого документа нет.
exports-odd-journal = Такого журнала нет.
exports-odd-school-year = Учебный год непонятен. Выберите из списка.
exports-odd-month = Этот месяц не входит в учебный год. Выберите из списка.
exports-odd-class-name = Запишите класс так: 7А
exports-odd-kind = Такого отчёта нет.
exports-odd-period = Период отчёта непонятен.
exports-odd-frozen = Такой зафиксированной копии отчёта нет.
exports-odd-format = Выберите вид файла.
exports-odd-locale = Выберите язык документа.
exports-refused-many = В очереди уже много документов. Дождитесь, пока они будут готовы.

## Что готовится

exports-state-queued = В очереди
exports-state-working = Готовится
exports-state-ready = Готово
exports-state-expired = Срок истёк
exports-state-failed = Не получилось
exports-state-cancelled = Отменено
exports-progress = { $name }: { $percent } %
exports-percent = { $percent } %
exports-until = Когда файл будет удалён: { $time }
exports-asked = Время запроса: { $moment }
exports-download = Скачать файл
exports-cancel = Отменить
exports-remove = Удалить файл
exports-again = Подготовить снова
exports-which = { $act }: { $name }
exports-cancelled = Отменено, файл не хранится.
exports-gone = Этого файла больше нет: срок истёк, или подготовку отменили. Нажмите «Подготовить снова».
exports-size-kb = { $size } КБ
exports-size-mb = { $size } МБ
exports-problem-broken = В программе произошёл сбой. Попробуйте ещё раз, а если не выйдет, скажите администратору.
exports-problem-worker = Подготовка дважды прерывалась. Попробуйте ещё раз немного позже.
exports-problem-not-allowed = У Вас нет доступа к этому документу.
exports-problem-nothing = Такого документа ещё нет.
exports-problem-template = Свой шаблон Word заполнить не удалось. Проверьте его или верните шаблон программы.

## Шаблоны

exports-templates-lead = По этому шаблону делается документ Word. Скачайте шаблон, измените в Word и загрузите обратно. Слова в скобках, например такие, не меняйте:
exports-template-shipped = Шаблон программы
exports-template-own = Свой шаблон школы, загружен: { $moment }
exports-template-take = Скачать шаблон
exports-template-change = Загрузить свой
exports-template-choose = Файл Word (.docx)
exports-template-send = Загрузить
exports-template-back = Вернуть шаблон программы
exports-template-back-ask = Свой шаблон школы будет удалён. Продолжить?
exports-template-file = Шаблон. { $kind } ({ $language })
exports-template-put = Шаблон загружен. Теперь документы Word делаются по нему.
exports-template-removed = Шаблон программы возвращён.
exports-template-empty = Файл не выбран или пуст.
exports-template-large = Файл слишком большой: не больше 10 МБ.
exports-template-kind = Выберите файл Word (.docx).
exports-template-fault-field = В шаблоне неизвестное поле: { $field }
exports-template-fault-no-body = В шаблоне нет места для самого документа. Начните с шаблона программы.
exports-template-fault-syntax = Скобки в шаблоне записаны неверно. Сравните с шаблоном программы.
exports-template-fault-not-docx = Это не обычный файл Word (.docx).
exports-template-fault-too-large = Шаблон слишком большой. Уменьшите картинки в нём.
exports-template-fault-macro = В шаблоне есть макрос или другой файл. Уберите его и загрузите шаблон снова.
exports-template-fault-way-out = Шаблон ссылается на внешний файл или сайт. Уберите ссылку и загрузите снова.

## Опись в архиве

exports-manifest-name = МАНИФЕСТ.txt
exports-manifest-made = Подготовлено: { $moment }. Кем: { $name }
exports-manifest-count = Файлов: { $count }
exports-manifest-head = Последнее звено цепочки подписей: { $code } (звеньев: { $position })
exports-manifest-file = Строк: { $rows }. Размер, байт: { $size }
exports-manifest-check = Код SHA-256 нужен, чтобы проверить, что файл не изменён.
