// Runs before the first paint: light or dark (the computer's own, if the person lets it choose), and the cover.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    const isDark = root.dataset.look === "system" ? dark.matches : root.dataset.look === "dark";
    root.dataset.bsTheme = isDark ? "dark" : "light";
  };
  follow();
  dark.addEventListener("change", follow);
  root.addEventListener("look", follow);
  if (sessionStorage.getItem("cover")) root.dataset.covered = "";
})();
