import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

export interface SupportedCurrency {
  /** Id of the tenant's store in Medusa. */
  store: string;
  currency: string;
}

/** Lets Medusa Admin show prices in a currency: adds it to the supported ones; undone by writing the old list back. */
export const supportCurrencyStep = createStep(
  "support-currency",
  async (input: SupportedCurrency, { container }) => {
    const stores = container.resolve(Modules.STORE);
    const store = await stores.retrieveStore(input.store, { relations: ["supported_currencies"] });
    const before = (store.supported_currencies ?? []).map(({ currency_code, is_default }) => ({
      currency_code,
      is_default,
    }));
    if (before.some(({ currency_code }) => currency_code === input.currency))
      return new StepResponse(undefined);
    await stores.updateStores(store.id, {
      supported_currencies: [...before, { currency_code: input.currency, is_default: before.length === 0 }],
    });
    return new StepResponse(undefined, { id: store.id, before });
  },
  async (done, { container }) => {
    if (done === undefined) return;
    await container.resolve(Modules.STORE).updateStores(done.id, { supported_currencies: done.before });
  },
);
