() => {
  // Whether the page scrolls sideways, and because of what.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width + 1) return "";
  const isHeld = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !isHeld(element))
    .map((element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}#${element.id}`);
  return `${document.documentElement.scrollWidth} px wide at ${width}: ${[...new Set(wide)].slice(0, 4).join(" ")}`;
}
