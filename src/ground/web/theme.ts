/**
 * Reads the colours and fonts of `tokens.css` as the page has them now, by their names without the dashes. What is not
 * drawn by CSS (the map, charts) takes its colours from here, so that each stands in one place.
 */
export function tokensOfPage(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}
