/** Returns a count with its English noun: "1 image", "2 images". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Returns the subject of a sentence with its verb: "1 image is", "2 images are". */
export const countedAre = (count: number, noun: string): string =>
  `${counted(count, noun)} ${count === 1 ? "is" : "are"}`;
