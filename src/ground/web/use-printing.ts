import { useEffect, useState } from "react";

/**
 * Draws what is for paper, asks the browser to print it, and takes it away once it says that it has. Each press prints,
 * also where a browser does not say so.
 */
export function usePrinting(): readonly [boolean, () => void] {
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const end = () => setAsked(0);
    document.documentElement.dataset["prints"] = "table";
    window.addEventListener("afterprint", end);
    window.print();
    return () => {
      delete document.documentElement.dataset["prints"];
      window.removeEventListener("afterprint", end);
    };
  }, [asked]);
  return [asked > 0, () => setAsked((before) => before + 1)];
}
