import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** Lets Medusa Admin show prices in a currency: adds it to the supported ones; undone by writing the old list back. */
export const supportCurrencyStep = createStep(
  "support-currency",
  async (input: { default_currency: string }, { container }) => {
    const stores = container.resolve(Modules.STORE);
    const [store] = await stores.listStores({}, { take: 1, relations: ["supported_currencies"] });
    const supported = store?.supported_currencies ?? [];
    if (
      store === undefined ||
      supported.some(({ currency_code }) => currency_code === input.default_currency)
    ) {
      return new StepResponse(undefined);
    }
    const before = supported.map(({ currency_code, is_default }) => ({ currency_code, is_default }));
    await stores.updateStores(store.id, {
      supported_currencies: [
        ...before,
        { currency_code: input.default_currency, is_default: before.length === 0 },
      ],
    });
    return new StepResponse(undefined, { id: store.id, before });
  },
  async (done, { container }) => {
    if (done === undefined) return;
    await container.resolve(Modules.STORE).updateStores(done.id, { supported_currencies: done.before });
  },
);
