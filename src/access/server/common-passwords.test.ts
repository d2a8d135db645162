import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judgePassword } from "../password-rules.ts";
import { judgeCommon } from "./common-passwords.ts";

test("a common password is found in capitals, with letters swapped, wrapped, spaced or doubled", () => {
  for (const password of [
    "password1234",
    "Password!2026",
    "P@ssw0rd1234",
    "p4$$w0rd-2026!",
    "passwordpassword",
    "PasswordPassword99",
    "woaini1314520",
    "2026football!!",
    "1loveyou!!!!",
    "d.r.a.g.o.n.123456",
    "CallSign-2026",
    "g0ng4n-110110",
    "ｐａｓｓｗｏｒｄ１２３４",
  ])
    assert.equal(judgeCommon(password)?.refused, "PasswordCommon", password);
});

test("what merely has a common word in it among others is not common", () => {
  for (const password of ["correct horse battery staple", "kx7#Lm2!vQpz", "dragon eats the moon", "a1b2-93-xxq-77-14"])
    assert.equal(judgeCommon(password), undefined, password);
});

test("whatever is typed gets an answer, and the same answer again", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.string({ unit: fc.constantFrom("a", "@", "4", "!", "1", "_", "0") }),
      ),
      (password) => {
        assert.deepEqual(judgeCommon(password), judgeCommon(password));
        assert.deepEqual(judgePassword(password, [password]), judgePassword(password, [password]));
      },
    ),
  );
});
