# Answers to what is not words: what is not kept, and what can be done instead.
media-sticker = I cannot read stickers. Try to write in a word or two how you feel now.
media-photo = This picture did not open. Send it again, or say in words what is on it.
media-video = I cannot take videos: you could be recognised. Write in your own words what happened, or send a photo without you in it.
media-voice = I cannot take voice messages: your voice could be recognised. Please write the same in words.
media-voice-choice =
    Your voice could be recognised: many people at school know it. Writing is safer. Send your voice all the same?
    .send = Send it anyway
    .write = I will write
media-voice-kept = Your voice message is added to your letter. At school only the psychologist who reads your letter can hear it.
media-document = I cannot take files: your name may be inside. If it is a picture, send it as a photo; if it is text, write it here.
media-location =
    I neither keep your place on the map nor pass it on: let nobody know who you are. If it matters, write it in words.
    📞 112 – if life is in danger
media-contact = I do not keep numbers: no name and no number is needed here. Write in words what happened.
media-in-danger =
    Please call right now:
    📞 112 – if life is in danger
    📞 111 – day and night, free
    I do not keep a place on the map or a number; they do not reach the psychologist. If you like, write here in words where you are, or the number of an adult you trust: I pass it on to the psychologist. But do not wait for that, call first.
media-poll = I cannot answer polls. Write in words what you want to say.
media-dice = I cannot play, but I am here. Write in words what you want to say.
media-other = I cannot open a message like this. Write in words what you want to say.
media-deleted = The message is gone from this chat only. If it was part of a letter, it is kept, and the psychologist can read it. To erase it for good, open “My letters”, choose the letter and press “Delete my letter”.
