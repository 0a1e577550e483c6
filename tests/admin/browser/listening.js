// Runs before every page's own scripts: remembers breaches of the policy and whatever an attack managed to call.
window.__told = [];
window.__pwned = (mark) => window.__told.push(`an attack ran: ${mark}`);
document.addEventListener("securitypolicyviolation", (event) => {
  window.__told.push(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`);
});
