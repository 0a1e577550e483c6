# Exercises that run in the chat step by step. A bubble has at most 60 words, a button at most 20 characters.
exercises-open = If it is hard right now, choose one. You can stop anywhere.
    .title = Exercises
    .more = More exercises
exercises-more = These give strength and help to find words. Which one first?
    .back = Back
exercises-step =
    .begin = Let's begin
    .next = Next
    .done = Done
    .skip = Skip
    .stop = Stop
    .back = Back to exercise
    .write = Talk to a person
exercises-end =
    .again = Once more
    .others = Other exercises
    .clear = Clear the chat
exercises-cleared = The chat is cleared, your answers from the exercise are not shown here any more. Your letters and the answers to them are safe: open them in “My letters”.
exercises-stopped = All right, we have stopped. What you did so far counts too. I do not keep your answers from the exercise. Begin again whenever you like. If there is something to say, write here and the psychologist will read it.
exercises-stale = This button is out of date. Nothing is wrong, you can begin the exercise again.
    .again = Begin again
exercises-go-on = Go on writing. When you have finished, press “Done”.
exercises-too-long = One or two short sentences are enough here, please try again. If you want to tell more, stop the exercise and write to the psychologist.
exercises-corrected = We do not keep answers from exercises, so I do not write down the changed one either. If it is for the psychologist, send it as a new message.

# 5-4-3-2-1: back to this moment when fear takes over.
exercises-grounding =
    .title = When fear hits
exercises-grounding-1 = Is fear taking over? I am here. We will take five steps, a minute or two. Feel the floor under your feet and breathe out slowly. Write what you see and hear, or name it silently and press “Done”.
exercises-grounding-2 = *5.* Look around. Name five things you see. Small ones count: a door handle, the corner of a notebook.
exercises-grounding-3 = *4.* Now touch four things. Are they warm or cold? Smooth or rough?
exercises-grounding-4 = *3.* Listen. Which three sounds do you hear? Far ones count too.
exercises-grounding-5 = *2.* Which two smells are there? If there are none, smell your sleeve or your palm.
exercises-grounding-6 = *1.* What do you taste? If you like, take a sip of water and notice its taste.
exercises-grounding-7 = Here you are, in this moment. Breathe out slowly once more. If it is a little easier, good. If not, start again or go to someone you trust. If the fear comes often, write to the psychologist: you can look for the cause together.

# Box breathing.
exercises-breathing =
    .title = Calm breathing
exercises-breathing-1 = Let's breathe together with the picture. Sit comfortably and let your shoulders drop. If you feel dizzy, stop and breathe as usual. If you have asthma or holding is hard, do not hold, just breathe out slowly.
exercises-breathing-2 =
    First round. Count to four each time:
    4 – breathe in through the nose
    4 – hold
    4 – breathe out slowly through the mouth
    4 – wait
exercises-breathing-3 = Now three more rounds like that. Take your time and follow the picture. If you feel dizzy, stop at once.
exercises-breathing-4 = That's it. Maybe your shoulders have dropped and your heart beats more evenly. If you feel nothing yet, that is fine: once a day before sleep, and your body will learn. If you are not calmer, tell someone you trust.

# Before sleep.
exercises-sleep =
    .title = If I can't sleep
exercises-sleep-1 = If sleep does not come, do not force it. Let's calm down slowly. Dim the screen, turn the sound off and lie down.
exercises-sleep-2 = Relax your forehead, your jaw, your shoulders. Feel your arms and legs grow heavy and rest on the bed. Take your time.
exercises-sleep-3 = Breathe in through the nose and out slowly through the mouth. Let the way out be longer. Do it five times.
exercises-sleep-4 = Which thought goes round in your head? Write it here in one sentence and leave it until tomorrow: nothing has to be solved at night. If you would rather not write, press “Done”.
exercises-sleep-5 = Now close your eyes and picture a place where you feel calm: the hills, the shore of a lake, your grandmother's house. What do you see there? Which sounds and smells are there?
exercises-sleep-6 = Put the phone face down and out of reach. If sleep still does not come, get up, drink some water, do something quiet and lie down again. If it goes on for weeks, tell an adult or write to the psychologist. Good night!

# A plan for tonight: the help lines stand at every step.
exercises-tonight =
    .title = Plan for tonight
exercises-tonight-1 = Let's make a short plan for a calmer night. There are four questions. I do not keep your answers and will show the finished plan at the end. If there is danger right now, leave the plan and call:
exercises-tonight-2 = Who will be near you tonight? It is better not to be alone. No names needed: “mum”, “grandmother”, “a neighbour”. If there is nobody, think of one person who could come.
exercises-tonight-3 = Where do you feel calmer? For example: your grandmother's room, the kitchen, near your sister.
exercises-tonight-4 = What will you do until you fall asleep? For example: warm tea, music, slow breathing, talking to someone.
exercises-tonight-5 = If it gets worse, whom will you wake or call? It is easier if you tell them now: “If the night is hard, I will wake you”.
exercises-tonight-6 = Your plan is ready, it is above. Show it to one person. If it gets hard, do not wait for the morning: wake that person or call:
exercises-tonight-card = *My plan for tonight*
    Near me: { $who }
    My calm place: { $where }
    What I will do: { $what }
    If it gets worse: { $worse }
    { $lines }

# A safety plan: filled in together with the psychologist.
exercises-safety-plan =
    .title = Safety plan
exercises-safety-plan-1 = A page about what to do in a hard moment, best filled in together with the psychologist. Senim does not keep it: I show it once at the end, to be copied. If it is very hard right now, leave it and call:
exercises-safety-plan-2 = *1. My signs.* How do you notice that things are getting harder? For example: sleep does not come, you want to talk to nobody.
exercises-safety-plan-3 = *2. Me.* What makes it a little easier? For example: a walk, cold water on your face, music, slow breathing.
exercises-safety-plan-4 = *3. People and places.* With whom and where can you think of something else? You need not tell them everything.
exercises-safety-plan-5 = *4. Adults.* Who are two adults you can ask for help? No names needed: “mum”, “my class teacher”.
exercises-safety-plan-6 = *5. Specialists.* The numbers below are in your plan already. Whom else do you add? For example: the school psychologist, a doctor, a centre nearby.
exercises-safety-plan-7 = *6. Around me.* Which adult will you ask to put away what is dangerous for you? Do not name the thing, only the person.
exercises-safety-plan-8 =
    Your page is ready, it is above. Copy it and show it to the psychologist. Senim does not keep it anywhere else, but it stays { $channel ->
        [web] in this chat, which your key opens
       *[other] in the messenger's chat
    }. Once it is copied, press “Clear the chat”.
exercises-safety-plan-card = *My safety plan*
    1. My signs: { $signs }
    2. Me: { $self }
    3. People and places: { $people }
    4. Adults: { $adults }
    5. Specialists: { $specialists }
    { $lines }
    6. Around me: { $safe }

# Writing worries down before an exam.
exercises-worry =
    .title = Before an exam
exercises-worry-1 = Writing all your worries down before an exam often brings relief. Write for three to five minutes, never mind mistakes. Paper works too. Nobody reads it here, and I forget it when you finish. Only if your words show that somebody is in danger will I tell the psychologist.
exercises-worry-2 = What worries you right now? Write everything, in several messages if you like. When you have finished, press “Done”.
exercises-worry-3 = The worry is written out, and I have forgotten it. Now one sentence: what will you do first when the exam begins? For example: “I read all the tasks and start with the easiest”.
exercises-worry-4 = Good, the first step is ready. Before it begins, breathe out slowly four times. A little worry helps you focus. And a mark does not say what kind of person you are. What you wrote is still shown in this chat, you can clear it.

# Words that begin with «I».
exercises-i-message =
    .title = Say how I feel
exercises-i-message-1 = “You always…” makes a quarrel grow. Begin with “I” and it is easier to hear you. Answer three questions and I will show the finished words. If somebody at home hits or threatens you, words are not enough: ask for help first, 111, day and night, free.
exercises-i-message-2 = When does it hurt? Say what happens, without blame. For example: “I am asked about marks at the door”.
exercises-i-message-3 = What do you feel then? For example: “lost”, “hurt”, “afraid”.
exercises-i-message-4 = What do you need? For example: “a short rest”, “to talk calmly”, “not to be interrupted”.
exercises-i-message-5 = Your words are ready, they are above: copy them or say them your way. Choose a moment when nobody is tired or in a hurry. If they do not understand at once, say it again in a day or two. If speaking is hard, hand it over in writing.
exercises-i-message-card = *What I want to say*
    When this happens: { $when }
    I feel: { $feel }
    I need: { $need }

# Saying no.
exercises-saying-no =
    .title = Saying “no”
exercises-saying-no-1 = Saying “no” can be hard even with a friend. You have the right to say it, and you need not explain. What shall we find words for?
    .vape = Cigarettes, vapes
    .drink = Alcohol
    .money = Asked for money
    .photo = Asked for a photo
    .skip = Skipping class
    .other = Something else
exercises-saying-no-2 =
    { $situation ->
        [vape]
            • “No, thanks, I don't need it.”
            • “I don't smoke, that's all.”
            • “Let's go outside instead.”
        [drink]
            • “No, thanks, I don't drink.”
            • “Juice is fine for me.”
            • “I have training tomorrow.”
        [money]
            • “No, I won't give you money.”
            • “If you go on, I'll tell an adult.”
            If they threaten you, do not pay and tell an adult at once.
        [photo]
            • “I don't send photos like that to anyone.”
            • “Don't ask me for this again.”
            • “If you go on, I'll tell an adult.”
        [skip]
            • “I'm staying, see you after class.”
            • “No, I don't want to explain it later.”
       *[other]
            • “No, count me out.”
            • “I don't like this.”
            • “I'll think about it and tell you later.”
    }
    Now write one sentence of your own.
exercises-saying-no-3 = Say it aloud three times in front of a mirror. Keep it short, then change the subject or walk away. If they force or threaten you, it is not your fault: tell an adult. 111 is open day and night, free.
exercises-saying-no-card = *My words*
    { $phrase }

# Three strengths and one brave step.
exercises-strengths =
    .title = Believing in myself
exercises-strengths-1 = Everybody has strengths, we just do not always notice our own. Let's find three. The first: what are you good at? For example: “I listen well”, “I draw”, “I keep my word”.
exercises-strengths-2 = The second: whom do you help? What do people thank you for?
exercises-strengths-3 = The third: what was hard once and works now? Small things count.
exercises-strengths-4 = Now choose one brave step for this week. For example: raise your hand once in class, say hello to someone new, say “I don't understand”.
exercises-strengths-5 = All this is about you, and it is above. Copy it and read it on a sad day. Even if the step goes differently, trying is brave. Say to yourself what you would say to your best friend.
exercises-strengths-card = *My strengths*
    1. { $first }
    2. { $second }
    3. { $third }
    My brave step: { $brave }

# The readiness ruler.
exercises-readiness =
    .title = Change a habit
exercises-readiness-1 = Wanting to change a habit and not wanting to, both at once, is normal. I will not scold or persuade, let's think together. Pick one habit in your mind: vaping, the phone, games or another. You need not name it.
exercises-readiness-2 = How ready are you to change it? 0 is not at all, 10 is today. Choose a number.
exercises-readiness-3 =
    { $number ->
        [0] Your number is zero. Good that you are honest. What would have to change to make it one?
       *[other] Your number is { $number }. Why not 0? Write one reason of your own.
    }
exercises-readiness-4 = What does this habit give you? There must be some use, or it would not have stayed. For example: “it lifts my mood”, “I am with my friends”.
exercises-readiness-5 = And what does it take? For example: money, time, sleep, mood, trust at home.
exercises-readiness-6 = Now the smallest step you can take today or tomorrow. For example: put it off once, skip the place where it is offered, tell one person.
exercises-readiness-7 = Your thoughts are above. The decision is yours. A slip does not mean it is all over: notice what led to it and start again. If your body feels very bad without it, see a doctor. The psychologist does not scold, but thinks with you.
exercises-readiness-card = *My step*
    My readiness: { $number } of 10
    My reason: { $why }
    What it gives: { $gives }
    What it takes: { $takes }
    My small step: { $small }
