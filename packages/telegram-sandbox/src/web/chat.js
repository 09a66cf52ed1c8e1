/** The chat page: shows one person's chat with one bot and follows it through the control endpoints. */
const PEOPLE = [
  { first_name: "Dilnoza", language_code: "uz", note: "O‘zbekcha" },
  { first_name: "Алексей", language_code: "ru", note: "Русский" },
  { first_name: "Emma", language_code: "en", note: "English" },
];
const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "code",
  blockquote: "blockquote",
  spoiler: "span",
  bot_command: "a",
  text_link: "a",
};

const byId = (id) => document.getElementById(id);
const log = byId("log");
const current = { bot: null, person: null, follow: null };

async function call(path, body) {
  const response = await fetch(path, {
    ...(body && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
    signal: current.follow?.signal,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.description);
  return answer;
}

const chatPath = () => `/control/chats/${current.bot.user.id}/${current.person.id}`;

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Renders text with entities as nested nodes; text from a bot is never parsed as HTML here. */
function formatted(text, entities = []) {
  const root = document.createDocumentFragment();
  const open = [{ node: root, end: text.length }];
  const marks = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  let at = 0;
  const write = (to) => {
    while (at < to) {
      const top = open.at(-1);
      const stop = Math.min(to, top.end);
      if (stop > at) top.node.append(text.slice(at, stop));
      at = Math.max(at, stop);
      if (at >= top.end && open.length > 1) open.pop();
    }
    while (open.length > 1 && open.at(-1).end <= at) open.pop();
  };
  for (const entity of marks) {
    write(entity.offset);
    const node = element(TAGS[entity.type] ?? "span", { className: entity.type });
    if (entity.type === "text_link")
      Object.assign(node, { href: entity.url, target: "_blank", rel: "noreferrer" });
    if (entity.type === "bot_command") {
      const command = text.slice(entity.offset, entity.offset + entity.length);
      node.href = "#";
      node.onclick = (event) => {
        event.preventDefault();
        send({ text: command });
      };
    }
    open.at(-1).node.append(node);
    open.push({ node, end: entity.offset + entity.length });
  }
  write(text.length);
  return root;
}

function buttonRow(message, row) {
  return element(
    "div",
    { className: "row" },
    ...row.map((button) => {
      if (button.url) {
        return element("a", {
          href: button.url,
          target: "_blank",
          rel: "noreferrer",
          textContent: button.text,
        });
      }
      const node = element("button", { type: "button", textContent: button.text });
      node.onclick = () => press(node, message, button.callback_data ?? "");
      return node;
    }),
  );
}

function bubble(message) {
  const box = element("div", { className: "bubble" });
  const picture = message.photo?.at(-1);
  if (picture) {
    box.append(
      element("img", {
        src: `/control/files/${picture.file_id}`,
        alt: message.caption ?? "Photo",
        width: picture.width,
        height: picture.height,
        loading: "lazy",
      }),
    );
  }
  const words =
    message.text ?? message.caption ?? (message.contact ? `☎ ${message.contact.phone_number}` : "");
  if (words) {
    box.append(element("p", {}, formatted(words, message.entities ?? message.caption_entities)));
  }
  const time = new Date(message.date * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  box.append(element("time", { textContent: message.edit_date ? `edited ${time}` : time }));
  const mine = !message.from.is_bot;
  const node = element(
    "article",
    { className: mine ? "message mine" : "message", id: `m${message.message_id}` },
    box,
  );
  for (const row of message.reply_markup?.inline_keyboard ?? []) node.append(buttonRow(message, row));
  return node;
}

function show(message) {
  const old = byId(`m${message.message_id}`);
  const node = bubble(message);
  if (old) old.replaceWith(node);
  else log.append(node);
}

function toEnd() {
  requestAnimationFrame(() => log.scrollTo({ top: log.scrollHeight }));
}

let toastTimer;
function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.hidden = true;
  }, 3500);
}

async function press(node, message, data) {
  node.classList.add("waiting");
  try {
    const { query_id } = await call(`${chatPath()}/press`, { message_id: message.message_id, data });
    const { answer } = await call(`/control/presses/${query_id}?wait=15000`);
    if (answer?.show_alert) window.alert(answer.text);
    else if (answer?.text) toast(answer.text);
    else if (!answer) toast("The bot has not answered this button.");
  } catch (error) {
    if (error.name !== "AbortError") toast(error.message);
  } finally {
    node.classList.remove("waiting");
  }
}

async function send(content) {
  byId("commands").hidden = true;
  try {
    const { message } = await call(`${chatPath()}/send`, content);
    show(message);
    toEnd();
  } catch (error) {
    toast(error.message);
  }
}

function showKeyboard(keyboard) {
  const box = byId("keyboard");
  box.hidden = !keyboard?.keyboard;
  box.replaceChildren(
    ...(keyboard?.keyboard ?? []).map((row) =>
      element(
        "div",
        { className: "row" },
        ...row.map((button) => {
          const node = element("button", { type: "button", textContent: button.text });
          const { id, first_name } = current.person;
          node.onclick = () =>
            send(
              button.request_contact
                ? { contact: { phone_number: "+998901234567", first_name, user_id: id } }
                : { text: button.text },
            );
          return node;
        }),
      ),
    ),
  );
}

function showCommands() {
  const lists = current.bot.commands;
  const commands = lists[current.person.language_code] ?? lists[""] ?? [];
  const box = byId("commands");
  box.hidden = !box.hidden || commands.length === 0;
  toEnd();
  box.replaceChildren(
    ...commands.map(({ command, description }) => {
      const node = element(
        "button",
        { type: "button" },
        element("b", { className: "command", textContent: `/${command}` }),
        element("span", { textContent: description }),
      );
      node.onclick = () => send({ text: `/${command}` });
      return node;
    }),
  );
}

/** Shows the chat as it is, then follows it until another one is opened. */
async function openChat() {
  current.follow?.abort();
  const follow = new AbortController();
  current.follow = follow;
  const initials = (name) => name.slice(0, 1).toUpperCase();
  byId("title").textContent = current.bot.user.first_name;
  byId("avatar").textContent = initials(current.bot.user.first_name);
  byId("status").textContent = `@${current.bot.user.username} · bot`;
  for (const node of byId("people").children)
    node.ariaCurrent = String(node.dataset.id === String(current.person.id));
  const view = await call(`${chatPath()}/view`);
  log.replaceChildren(...view.messages.map(bubble));
  if (view.messages.length === 0) await send({ text: "/start" });
  showKeyboard(view.keyboard);
  toEnd();

  let cursor = view.cursor;
  while (!follow.signal.aborted) {
    try {
      const { events } = await call(`${chatPath()}/events?after=${cursor}&wait=25000`);
      for (const { kind, message } of events) {
        if (kind === "deleted") byId(`m${message.message_id}`)?.remove();
        else show(message);
      }
      if (events.some(({ kind }) => kind === "sent")) {
        toEnd();
        showKeyboard((await call(`${chatPath()}/view`)).keyboard);
      }
      cursor += events.length;
    } catch {
      if (follow.signal.aborted) return;
      byId("status").textContent = "Server unavailable, retrying…";
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

function showPeople(people) {
  byId("people").replaceChildren(
    ...people.map((person) => {
      const note = PEOPLE.find(({ language_code }) => language_code === person.language_code)?.note;
      const node = element(
        "button",
        { className: "person", type: "button" },
        element("span", { className: "avatar", textContent: person.first_name.slice(0, 1) }),
        element(
          "span",
          {},
          element("b", { textContent: person.first_name }),
          element("small", { textContent: note ?? person.language_code ?? "" }),
        ),
      );
      node.dataset.id = String(person.id);
      node.onclick = () => {
        current.person = person;
        openChat();
      };
      return node;
    }),
  );
}

function showBots(bots) {
  const box = byId("bots");
  box.hidden = bots.length < 2;
  const choice = element("select", { ariaLabel: "Bot" });
  for (const bot of bots) choice.append(new Option(bot.user.first_name, bot.user.id));
  choice.onchange = () => {
    current.bot = bots.find((bot) => String(bot.user.id) === choice.value);
    openChat();
  };
  box.replaceChildren(choice);
}

async function showCalls() {
  const response = await fetch("/control/calls");
  const { calls } = await response.json();
  byId("calls").replaceChildren(
    ...calls
      .filter(({ method }) => method !== "getUpdates")
      .slice(-14)
      .toReversed()
      .map(({ method, ok, error, at }) =>
        element(
          "li",
          { className: ok ? "" : "failed", title: error?.description ?? "" },
          `${new Date(at).toLocaleTimeString()} `,
          element("b", { textContent: method }),
          error ? ` ${error.code}` : "",
        ),
      ),
  );
}

async function start() {
  const state = await fetch("/control/state").then((response) => response.json());
  if (state.bots.length === 0) {
    setTimeout(start, 1500);
    return;
  }
  for (const { note: _, ...person } of PEOPLE) {
    const known = state.people.some(
      ({ first_name, language_code }) =>
        first_name === person.first_name && language_code === person.language_code,
    );
    if (!known) state.people.push(await call("/control/people", person));
  }
  current.bot = state.bots[0];
  current.person =
    state.people.find(({ language_code }) => navigator.language.startsWith(language_code)) ?? state.people[0];
  showPeople(state.people);
  showBots(state.bots);
  setInterval(showCalls, 2000);
  showCalls();
  openChat();
}

byId("menu").onclick = showCommands;
byId("composer").onsubmit = (event) => {
  event.preventDefault();
  const text = byId("text").value.trim();
  byId("text").value = "";
  if (text !== "" && current.bot) send({ text });
};
start();
