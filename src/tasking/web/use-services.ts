import { useStream } from "../../journal/web/client.ts";
import { noServices, type Services } from "../service.ts";
import { servicesStream } from "../service-facts.ts";

/** The service menu by the codes of its items. */
export function useServices(): Services["services"] {
  return (useStream<Services>(servicesStream) ?? noServices).services;
}
