import { connections } from "../connections/connections";
import { log } from "../logger";
import { numberWaitingOrders } from "../orders/number";

/** Numbers orders that the checkout did not number, such as those that staff created. */
export default async function numberOrders(): Promise<void> {
  const { numbered, failed } = await numberWaitingOrders(connections().pool);
  for (const { order, error } of failed) log.error({ err: error, order }, "order could not be numbered yet");
  if (numbered > 0) log.info({ numbered }, "orders numbered");
}

export const config = { name: "number-orders", schedule: "* * * * *" };
