import { retentionKinds } from "../ground/retention.ts";

export const registeringRetentions = retentionKinds({});
