import { createContext, useContext } from "react";

/** What the bar of every page does besides going elsewhere. */
export interface BarActs {
  readonly onSignOut: () => void;
  readonly onLock: () => void;
}

export const BarActsContext = createContext<BarActs | null>(null);

export function useBarActs(): BarActs {
  const acts = useContext(BarActsContext);
  if (acts === null) throw new Error("there is no bar here");
  return acts;
}
