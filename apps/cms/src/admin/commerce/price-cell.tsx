export const PriceCell = () => null;
