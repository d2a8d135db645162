import { useEffect, useState } from "react";

/** Draws what is for paper, asks the browser to print it, and takes it away again. */
export function usePrinting(): readonly [boolean, () => void] {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const end = () => setPrinting(false);
    document.documentElement.dataset["prints"] = "table";
    window.addEventListener("afterprint", end);
    window.print();
    return () => {
      delete document.documentElement.dataset["prints"];
      window.removeEventListener("afterprint", end);
    };
  }, [isPrinting]);
  return [isPrinting, () => setPrinting(true)];
}
