// Runs before the first paint: light or dark (the computer's own, if the person lets it choose), the cover, and that
// there is script at all (data-script): a page may then put away the links that are there for want of it.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    const isDark = root.dataset.look === "system" ? dark.matches : root.dataset.look === "dark";
    root.dataset.bsTheme = isDark ? "dark" : "light";
  };
  root.dataset.script = "";
  follow();
  dark.addEventListener("change", follow);
  root.addEventListener("look", follow);
  if (sessionStorage.getItem("cover")) root.dataset.covered = "";
})();
