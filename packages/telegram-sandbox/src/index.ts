export { buttonsOf, type ChatPerson, type PersonProfile } from "./chat-person.js";
export { type BotApiClient, createBotApiClient } from "./client.js";
export { type Allowance, DEFAULT_LIMITS, type RateLimits } from "./rate-limits.js";
export { type BotApiOptions, type BotApiServer, startBotApi } from "./start.js";
export type {
  CallbackAnswer,
  ChatEvent,
  InlineButton,
  Message,
  RecordedCall,
  Update,
  User,
} from "./wire.js";
