### Құжаттар: файл болып шыққан кітап пен есептің сөздері. Ересектерге арналған.

documents-cover = Мұқаба
documents-laced = Осы журналда барлығы { $pages } ({ $words }) бет нөмірленді, тігілді және мөрмен бекітілді.
documents-head = Мектеп директоры ____________________ /{ $name }/
documents-psychologist = Педагог-психолог
documents-checked = Журналды тексерген
documents-began = Басталды: { $day }
documents-ended = Аяқталды: { $day }
documents-blank-day = ____.____.20____
documents-class = Сынып: { $name }
documents-code = Журналдың бақылау коды ({ $day }): { $code }
documents-section-parent = Ата-аналармен жұмыс
documents-section-teacher = Ұстаздармен жұмыс
documents-section-administration = Мектеп әкімшілігімен жұмыс
documents-corrected = Түзетілді, № { $number } қараңыз.
documents-corrects = № { $number } жазбаның түзетілген түрі.
