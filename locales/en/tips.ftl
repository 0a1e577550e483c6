# The four areas of tips.
tips-open = What would you like to read about?
    .back = Back
tips-area-1 = When it is very hard
    .title = When it's very hard
tips-area-2 = About harmful habits
    .title = Harmful habits
tips-area-3 = About fear and confidence
    .title = Fear, confidence
tips-area-4 = About family
    .title = Family
