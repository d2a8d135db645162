import { useEffect } from "react";
import { ask } from "../../journal/web/api.ts";

/** Tells the server that a card was opened which shows only what came by the live push: it cannot see that by itself. */
export function useShown(stream: string): void {
  useEffect(() => void ask("POST", "/api/v1/reads", { body: { stream } }), [stream]);
}
