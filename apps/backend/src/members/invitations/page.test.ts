import { expect, test } from "vitest";
import { invitationMail } from "./mail";
import { invitationPage } from "./page";

const hostile = `"><script>alert('1')</script>`;
const escaped = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;";

test("a store's name and a link cannot add markup to the page of an invitation", () => {
  const html = invitationPage({
    locale: "en",
    title: "title",
    texts: ["invited"],
    values: { tenant: hostile, email: "a@people.test", role: "staff" },
    ways: [
      { label: "signIn", href: hostile, method: "get" },
      { label: "decline", href: hostile, method: "post", quiet: true },
    ],
  });
  expect(html).not.toContain("<script");
  expect(html).toContain(`<h1>Join ${escaped}</h1>`);
  expect(html).toContain(`<a href="${escaped}">Sign in</a>`);
  expect(html).toContain(`action="${escaped}"><button class="quiet">Decline</button>`);
});

test("the style sheet of the page is sent as it is, so that it matches its hash", () => {
  const html = invitationPage({ locale: "ru", title: "invalid", texts: ["invalidText"] });
  expect(html).toContain(`"Segoe UI"`);
  expect(html).toContain(`lang="ru" aria-current="true">Русский</a>`);
});

test("a store's name cannot add markup to the mail of an invitation, and its plain text keeps it", () => {
  const mail = invitationMail(
    { name: hostile },
    { email: "a@people.test", role: "staff", locale: "en", expires_at: new Date(0) },
    `https://shop.test/invitations?token=${hostile}`,
  );
  expect(mail.html).not.toContain("<script");
  expect(mail.html).toContain(`Invitation to ${escaped}</h1>`);
  expect(mail.html).toContain(`href="https://shop.test/invitations?token=${escaped}"`);
  expect(mail.text).toContain(hostile);
});
