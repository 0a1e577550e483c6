### Staff: who may sign in, with which role, on which devices.

staff-menu = Staff
staff-lead = Who may open the panel, and each person's role.
staff-read-only = The system administrator manages staff.
staff-standin = The school has no system administrator yet, so a psychologist manages staff. Once an administrator has been invited, this passes to them.

## Roles

staff-role-psychologist = Psychologist
staff-role-psychologist-words = Reads and answers children's letters, keeps the journals.
staff-role-deputy-head = Deputy head
staff-role-deputy-head-words = Sees counts, the three open journals and who opened a letter. Never the letter itself.
staff-role-administrator = System administrator
staff-role-administrator-words = Manages staff, reference lists and the system. Sees nothing about children.
staff-role-observer = Observer
staff-role-observer-words = Sees counts alone and changes nothing. For an inspector or the education department.

## The list

staff-you = This is you
staff-on = May sign in
staff-off = Access closed
staff-last = Last sign-in: { $moment }
staff-never = Never signed in
staff-factor-set = Code on the phone is set up
staff-factor-missing = Code on the phone is not set up
staff-open-sessions = Open on devices now: { $count }
staff-manage = Manage
staff-manage-whom = Manage: { $name }

## Inviting

staff-invite = Invite
staff-invite-title = Invite a colleague
staff-invite-words = Choose a role. You get a link for the first sign-in to pass to the person themselves.
staff-invite-make = Get the link
staff-link-title = The link is ready: { $role }
staff-link-words = The link opens once and works for an hour. Copy it now and pass it to the person themselves: once you leave this page it is not shown again.
staff-link-label = Link for the first sign-in

## One person

staff-back = All staff
staff-facts = Account
staff-username = Username: { $username }
staff-roles = Roles
staff-roles-hint = A person may have several roles. After a change they sign in again on every device.
staff-roles-save = Save roles
staff-roles-ask = { $name }: change the roles? The panel closes on every device and they sign in again.
staff-sessions = Where the panel is open
staff-sessions-none = The panel is not open anywhere now.
staff-device-computer = Computer
staff-device-phone = Phone
staff-device-tablet = Tablet
staff-device-other = Another device
staff-since = Signed in: { $moment }
staff-seen = Last seen: { $moment }
staff-here = This device
staff-session-end = Sign out
staff-session-end-which = Sign out: { $device }, { $moment }
staff-session-end-ask = { $device }: sign out on this device? Text that is not saved may be lost.
staff-sessions-end = Sign out everywhere
staff-sessions-end-ask = { $name }: sign out on every device? Text that is not saved may be lost.
staff-access = Access
staff-off-words = The panel closes at once and the person cannot sign in again. What they wrote stays, and colleagues can take over their letters.
staff-switch-off = Close access
staff-off-ask = { $name }: close access? The panel closes on every device at once.
staff-on-words = Access is closed. When it is opened, the person signs in with the same password.
staff-switch-on = Open access
staff-password-words = If the password is forgotten, make a link to set a new one. The code on the phone is asked for as usual.
staff-password-link = Link for a new password
staff-password-ask = { $name }: make a link for a new password? Give it to nobody but this person.
staff-password-ready = The link is ready: { $name }
staff-password-label = Link for a new password
staff-password-lead = Type the new password twice. Then sign in with it.
staff-factor-words = If the phone is lost or replaced, reset the code: it is set up anew at the next sign-in. Recovery codes stop working too.
staff-factor-reset = Reset the code on the phone
staff-factor-ask = { $name }: reset the code on the phone? The panel closes on every device and the code is set up anew.
staff-yourself = Only another system administrator changes your own roles and access.

## One's own devices

staff-own = My devices
staff-own-lead = Devices where the panel is open under your name. If you do not know one, sign it out and change your password at once.
staff-own-others = Sign out on all other devices
staff-own-others-ask = Sign out everywhere but here? Text that is not saved there may be lost.
staff-own-details = About me
staff-own-name-hint = Colleagues see this name, and it stands in the journals.
staff-own-save = Save

## What happened

staff-done-roles = The roles are saved. The person has to sign in again.
staff-done-off = Access is closed.
staff-done-on = Access is open.
staff-done-factor = The code on the phone is reset. It is set up anew at the next sign-in.
staff-done-password = The password is saved. Sign in with the new one.
staff-done-session = That device is signed out.
staff-done-sessions = Every device is signed out.
staff-done-others = All other devices are signed out.
staff-done-name = Your name is saved.
staff-refused-yourself = You cannot change your own roles and access. Another system administrator does that.
staff-refused-last = This is the school's only system administrator. Give the role to somebody else first.
staff-refused-roles = Choose at least one role. If the person has left, close their access.
staff-refused-invented = This school is invented, nobody is invited here. Invite people in your own school.
staff-refused-session = That device is signed out already.
