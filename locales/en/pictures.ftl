# Senim's own pictures: what they show, in words.
pictures-area-anger = Clouds drift away from the sun, the waves of a river grow smaller and the water becomes calm.
pictures-area-bullying = Three swallows sit side by side on a branch, two have moved close to the one in the middle.
pictures-area-cyber = A message and a green shield on a phone, a swallow flies beside it.
pictures-area-divorce = Two yurts on two hills, one path joins them, a swallow flies between.
pictures-area-eating = Two apples and a bowl full of baursak on a tablecloth.
pictures-area-exams = Books, a clock and a pencil on a table, mountains in the window.
pictures-area-family = A yurt below the mountains, warm light falls from its door, two swallows above.
pictures-area-fear = The steppe in the evening: a lantern burns beside the path and it is light around it.
pictures-area-friends = Two bowls of steaming tea and baursak on a tablecloth, a shanyrak above.
pictures-area-gadgets = A kite flies over the steppe, a phone lies in the grass.
pictures-area-habits = The sun rises, a young shoot has come out of the soil.
pictures-area-life = The sun rises behind mountains, a swallow glides in the sky.
pictures-area-loss = A tree beside a lake in the evening, the light of the setting sun on the water.
pictures-area-selfharm = A bowl of hot tea and a warm blanket beside a window, dawn outside.
pictures-area-sleep = Night. A yurt under the moon and the stars, warm light in its door.
pictures-area-teacher = An open book and a globe on a classroom table, a blackboard on the wall.
pictures-breathing = Inside a square a circle grows for four seconds, stays for four, shrinks for four and stays for four more. A dot walks along the sides of the square.
