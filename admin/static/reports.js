/* Charts over the tables they are made of, words taken over into a block, printing right after freezing.

   data-chart='{"labels": […], "series": [{"name": …, "values": […]}]}'   what to draw; null is a count that is hidden
   data-take="#from" data-into="#textarea"   a button: these words go into the block
   data-print-now                            print as soon as the page stands */

const root = document.documentElement;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 767.98px)");
const drawn = new Map();

/* Two colours that stand apart in light and in dark, and for eyes that do not tell red from green. */
const COLOURS = { light: ["#0b6e69", "#c98a1b"], dark: ["#4fc4b8", "#e8b45c"] };

function option(place) {
  const { labels, series } = JSON.parse(place.dataset.chart);
  const style = getComputedStyle(place);
  const text = style.color;
  const soft = getComputedStyle(place.closest(".report-part")).borderTopColor;
  const many = series.length > 1;
  return {
    animation: !calm.matches,
    aria: { enabled: false },
    color: COLOURS[root.dataset.bsTheme === "dark" ? "dark" : "light"],
    textStyle: { fontFamily: style.fontFamily, color: text },
    legend: many ? { top: 0, left: 0, textStyle: { color: text }, icon: "roundRect" } : undefined,
    grid: { left: 8, right: 36, top: many ? 36 : 8, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", confine: true },
    xAxis: { type: "value", minInterval: 1, splitNumber: narrow.matches ? 3 : 6, axisLabel: { color: text, hideOverlap: true }, splitLine: { lineStyle: { color: soft } } },
    yAxis: {
      type: "category", inverse: true, data: labels, axisTick: { show: false }, axisLine: { lineStyle: { color: soft } },
      axisLabel: { color: text, width: narrow.matches ? 122 : 240, lineHeight: 15, overflow: "break", interval: 0 },
    },
    series: series.map(({ name, values }) => ({
      type: "bar", name, data: values, barMaxWidth: 22,
      label: { show: true, position: "right", color: text, formatter: ({ value }) => (value ? String(value) : "") },
      itemStyle: { borderRadius: [0, 4, 4, 0] },
    })),
  };
}

function draw(place) {
  const { labels, series } = JSON.parse(place.dataset.chart);
  place.style.height = `${labels.length * ((narrow.matches ? 46 : 26) + 18 * series.length) + 72}px`;
  const chart = drawn.get(place) ?? window.echarts.init(place, null, { renderer: "canvas" });
  drawn.set(place, chart);
  chart.setOption(option(place), true);
  chart.resize();
}

function drawAll() {
  for (const place of document.querySelectorAll("[data-chart]")) draw(place);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (!button) return;
  const field = document.querySelector(button.dataset.into);
  field.value = document.querySelector(button.dataset.take).textContent;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

if (window.echarts) {
  drawAll();
  new MutationObserver(drawAll).observe(root, { attributes: true, attributeFilter: ["data-bs-theme"] });
  let asked = 0;
  addEventListener("resize", () => { cancelAnimationFrame(asked); asked = requestAnimationFrame(drawAll); });
}
if (document.querySelector("[data-print-now]")) {
  history.replaceState(null, "", location.pathname);
  print();
}
