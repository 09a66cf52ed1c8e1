import { expect, test } from "vitest";
import { isDebianLike } from "./apt.js";
import { javaMajor } from "./java.js";

test.each([
  ['PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', true],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', true],
  ['NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ['NAME="Fedora Linux"\nID=fedora\n', false],
  ["ID=alpine\n", false],
  ["", false],
])("the os-release text %j is Debian or a derivative: %s", (osRelease, debian) => {
  expect(isDebianLike(osRelease)).toBe(debian);
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_412"', 8],
  ['openjdk version "25-ea" 2025-09-16', 25],
  ["command not found", null],
])("the version output %j is Java %s", (answer, major) => {
  expect(javaMajor(answer)).toBe(major);
});
