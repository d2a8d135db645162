import { useEffect, useState } from "react";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";

function minute(): Instant {
  return instantOf(Math.floor(serverNow() / 60_000) * 60_000);
}

/** The beginning of the present minute: what ends by the clock is seen to end, and long lists are not drawn every second. */
export function useMinute(): Instant {
  const [now, setNow] = useState(minute);
  useEffect(() => {
    const timer = setInterval(() => setNow(minute()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
