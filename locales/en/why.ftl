# Why an alarm was raised: for the psychologist, in plain words. No diagnosis, no percentage.
why-category = { $category ->
        [ideation] There are words about not wanting to live
        [plan] A plan, a means or a time of death is named
        [overdose] It speaks of pills or poison taken
        [selfharm] It speaks of wounding oneself
        [farewell] There are words of farewell
        [violence] It speaks of blows or threats
        [sexual] There are signs of sexual violence
        [friend] Somebody else is in danger
        [bullying] It speaks of bullying with threats, blows or extortion
        [psychosis] Touch with reality may be lost
        [threat] There are words that are dangerous to others
        [eating] It speaks of a dangerous way of eating
        [addiction] It speaks of addiction
        [hopelessness] There are words of despair
       *[other] There are words that may mean danger
    }
why-raised = Raised, because a time, a place or a means is named
why-likeness = No single word is grave, but the wording as a whole is very like messages of danger
why-eased = { $cause ->
        [negation] A part does not count: it is negated
        [idiom] A part does not count: it looks like a set phrase or a joke
        [topic] A part counts less: it seems to be about a lesson, a game, a book or a film
       *[other] A part counts less: the words around give it another meaning
    }
