/** The page's nonce, which its style elements must bear. Vite puts it there, each answer of the server another one. */
export const styleNonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

/**
 * Gives the nonce to every style element our scripts make. Ant Design passes its `csp` to most of its own, but those it
 * hides the page's scrollbar with behind a dialog, and draws an endless progress with, come without. What stands in a
 * piece of HTML is made by the parser and never gets one.
 */
export function nonceStyles(): void {
  const make = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = make(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = styleNonce;
    return made;
  };
}
