import { retentionKinds } from "../ground/retention.ts";

export const complaintRetentions = retentionKinds({});
