export const ProductSummary = () => null;
