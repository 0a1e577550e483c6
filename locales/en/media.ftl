# Answers to what is not words: what is not kept, and what can be done instead.
media-sticker = I cannot tell what a sticker means. Try to say in a word or two how you feel.
media-photo = This picture did not open. Send it again, or say in words what is on it.
media-video = I cannot take videos: you could be recognised. Write in your own words what happened, or send a photo.
media-voice = I cannot take voice messages: your voice could be recognised. Please write the same in words.
media-voice-choice =
    Your voice could be recognised: many people at school know it. Writing is safer. Send your voice all the same?
    .send = Send it anyway
    .write = I will write
media-voice-kept = Your voice is sent. Only the psychologist who reads your letter can hear it.
media-document = I cannot take files: your name may be inside. If it is a picture, send it as a photo; if it is text, write it here.
media-location =
    I do not keep where you are: let nobody know who you are. If it matters, write it in words.
    📞 112 – if a life is in danger
media-contact = I do not keep numbers: no name and no number is needed here. Write in words what happened.
media-in-danger =
    I pass on neither a place on the map nor a number by myself. If you want, write here in words where you are, or the number of an adult you trust: I will bring it to the psychologist at once. But do not wait:
    📞 112 – if a life is in danger
    📞 111 – day and night, free
media-poll = I cannot answer polls. Write in words what you want to say.
media-dice = Games are fine, but I am here to listen. Write in words what you want to say.
media-other = I cannot open a message like this. Write in words what you want to say.
