import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { test } from "node:test";
import { isKnownHost, plainAddress, readHostName } from "./host-names.ts";
import { makeCertificate } from "./testing/certificate.ts";

test("a host is a name or an address, with or without a port, and nothing else", () => {
  assert.deepEqual(readHostName("Hall.AnHe.gov.cn:8443"), { host: "hall.anhe.gov.cn", port: "8443" });
  assert.deepEqual(readHostName("10.1.2.3"), { host: "10.1.2.3" });
  assert.deepEqual(readHostName("[FD00::7]:1"), { host: "[fd00::7]", port: "1" });
  for (const wrong of ["", "a b", "http://a", "a/b", "a@b", "a:port", "a:1:2", "fd00::7", "-a", "a,b", "[::1"]) {
    assert.equal(readHostName(wrong), undefined, wrong);
  }
});

test("this machine's own names and the address a connection came in on are always known", () => {
  const known = { names: [] };
  for (const host of ["localhost", "LOCALHOST:80", "127.0.0.1:8110", "127.9.9.9", "[::1]:8110"]) {
    assert.ok(isKnownHost(host, "127.0.0.1", known), host);
  }
  assert.ok(isKnownHost("10.0.0.7:8110", "10.0.0.7", known));
  assert.ok(isKnownHost("10.0.0.7:8110", "::ffff:10.0.0.7", known));
  assert.ok(isKnownHost("[fd00::7]", "fd00::7", known));
  for (const host of [
    undefined,
    "",
    "10.0.0.8",
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "0.0.0.0:8110",
  ]) {
    assert.equal(isKnownHost(host, "10.0.0.7", known), false, host);
  }
});

test("a name that was given is known, at its port where one was given with it", () => {
  const known = { names: [{ host: "hall.example" }, { host: "desk.example", port: "8443" }] };
  assert.ok(isKnownHost("hall.example", "10.0.0.7", known));
  assert.ok(isKnownHost("HALL.example:9000", "10.0.0.7", known));
  assert.ok(isKnownHost("desk.example:8443", "10.0.0.7", known));
  assert.equal(isKnownHost("desk.example", "10.0.0.7", known), false);
  assert.equal(isKnownHost("x.hall.example", "10.0.0.7", known), false);
});

test("a name of the certificate is known, also by its wildcard", () => {
  const { cert } = makeCertificate({ names: ["hall.example", "*.anhe.example"] });
  const known = { names: [], certificate: () => new X509Certificate(cert) };
  assert.ok(isKnownHost("hall.example:8443", "10.0.0.7", known));
  assert.ok(isKnownHost("desk.anhe.example", "10.0.0.7", known));
  assert.equal(isKnownHost("evil.example", "10.0.0.7", known), false);
});

test("an IPv4 address on an IPv6 socket is that IPv4 address", () => {
  assert.equal(plainAddress("::ffff:10.0.0.7"), "10.0.0.7");
  assert.equal(plainAddress("FD00::7"), "fd00::7");
});
