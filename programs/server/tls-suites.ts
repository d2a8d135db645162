import { constants } from "node:crypto";
import type { TlsOptions } from "node:tls";

/**
 * TLS 1.3, or 1.2 with a key agreed for each connection and a cipher that authenticates. So somebody who gets the
 * server's key later cannot read recorded traffic. No RSA key transport and no CBC. No session tickets, because their
 * single key would be in memory as long as the server runs; a browser that returns agrees on keys again.
 */
export const forwardSecret: TlsOptions = {
  minVersion: "TLSv1.2",
  ciphers: [
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_AES_128_GCM_SHA256",
    "ECDHE-ECDSA-AES256-GCM-SHA384",
    "ECDHE-RSA-AES256-GCM-SHA384",
    "ECDHE-ECDSA-CHACHA20-POLY1305",
    "ECDHE-RSA-CHACHA20-POLY1305",
    "ECDHE-ECDSA-AES128-GCM-SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256",
  ].join(":"),
  honorCipherOrder: true,
  // oxlint-disable-next-line no-bitwise
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
};
