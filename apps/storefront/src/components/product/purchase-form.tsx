"use client";

import { useActionState, useState } from "react";
import { addToCart } from "@/cart/actions";
import type { PurchaseModel, PurchaseVariant } from "./purchase";

type Chosen = Readonly<Record<string, string>>;

const fits = (variant: PurchaseVariant, chosen: Chosen) =>
  Object.entries(chosen).every(([title, value]) => variant.options[title] === value);

/** Returns the initial choice: the first variant that can be bought. */
function initial({ options, variants }: PurchaseModel): Chosen {
  const first = variants.find(({ purchasable }) => purchasable) ?? variants[0];
  return options.length === 0 || first === undefined ? {} : first.options;
}

/** Renders options, price, stock and button. The form works without JavaScript, which only updates price and stock. */
export function PurchaseForm({ model }: { model: PurchaseModel }) {
  const [state, action, pending] = useActionState(addToCart, null);
  const [chosen, choose] = useState<Chosen>(() => initial(model));
  const variant = model.variants.find((one) => fits(one, chosen));
  const canBuy = variant === undefined ? false : variant.purchasable;

  return (
    <form action={action} className="mt-6">
      <input type="hidden" name="handle" value={model.handle} />
      <input type="hidden" name="locale" value={model.locale} />
      {variant?.price === null || variant === undefined ? null : (
        <p className="mb-6 flex flex-wrap items-baseline gap-x-3 text-2xl font-semibold" aria-live="polite">
          {variant.price}
          {variant.before === null ? null : (
            <s className="text-base font-normal text-quiet">
              <span className="sr-only">{model.texts.was}</span>
              {variant.before}
            </s>
          )}
        </p>
      )}
      {model.options.map(({ title, field, values, label }) => (
        <fieldset key={title} className="mb-5">
          <legend className="mb-2 text-sm font-semibold">{label}</legend>
          <div className="flex flex-wrap gap-2">
            {values.map((value) => {
              const sold = !model.variants.some(
                (one) => one.purchasable && fits(one, { ...chosen, [title]: value }),
              );
              return (
                <label key={value} className="relative cursor-pointer">
                  <input
                    type="radio"
                    name={field}
                    value={value}
                    defaultChecked={chosen[title] === value}
                    onChange={() => choose({ ...chosen, [title]: value })}
                    className="peer absolute inset-0 cursor-pointer opacity-0"
                  />
                  <span
                    className={`grid min-h-11 min-w-11 place-items-center rounded-shop border border-line px-4 py-2 text-[0.95rem] peer-checked:border-ink peer-checked:bg-ink peer-checked:text-ground peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 ${sold ? "text-quiet line-through" : ""}`}
                  >
                    {value}
                  </span>
                </label>
              );
            })}
          </div>
        </fieldset>
      ))}
      <div className="flex gap-3">
        <label className="shrink-0">
          <span className="sr-only">{model.texts.quantity}</span>
          <input
            type="number"
            name="quantity"
            min={1}
            max={99}
            defaultValue={1}
            inputMode="numeric"
            className="h-full min-h-[3.125rem] w-20 rounded-shop border border-line bg-transparent px-3 text-center"
          />
        </label>
        <button type="submit" className="button flex-1" disabled={pending || !canBuy}>
          {pending ? model.texts.adding : canBuy ? model.texts.add : model.texts.soldOut}
        </button>
      </div>
      <p className="mt-3 min-h-6 text-sm text-quiet" aria-live="polite">
        {variant?.stock ?? model.texts.soldOut}
      </p>
      {state === null ? null : (
        <p role="alert" className="mt-2 rounded-shop border border-accent bg-surface px-4 py-3 text-sm">
          {model.notices[state.notice]}
        </p>
      )}
    </form>
  );
}
