/** The page's nonce, which its style elements must bear. Vite puts it there, each answer of the server another one. */
export const styleNonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

/**
 * Lets Ant Design's scripts style what they make where they do it in a way the page's policy takes for somebody else's.
 * What stands in a piece of HTML is made by the parser and gets neither.
 */
export function allowOwnStyles(): void {
  // Ant Design passes its `csp` to most of its style elements; those it hides the page's scrollbar with behind a dialog,
  // and draws an endless progress with, come without.
  const make = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = make(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = styleNonce;
    return made;
  };
  // A text area that grows with its text is measured in a hidden one, whose style is set as an attribute.
  HTMLTextAreaElement.prototype.setAttribute = function (name: string, value: string): void {
    if (name === "style") this.style.cssText = value;
    else Element.prototype.setAttribute.call(this, name, value);
  };
}
