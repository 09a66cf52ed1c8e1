const ASK_AGAIN_MS = 1_000;

/** Which backends are available. */
export interface Availability {
  medusa: boolean;
  payload: boolean;
}

interface Pingable {
  alive(): Promise<boolean>;
}

/** Creates a check of both backends. It runs at most once a second; concurrent callers share one check. */
export function createAvailability(backends: { medusa: Pingable; payload: Pingable }, now: () => number) {
  let asked = 0;
  let answer: Promise<Availability> | undefined;
  return (): Promise<Availability> => {
    if (answer === undefined || now() - asked >= ASK_AGAIN_MS) {
      asked = now();
      answer = Promise.all([backends.medusa.alive(), backends.payload.alive()]).then(([medusa, payload]) => ({
        medusa,
        payload,
      }));
    }
    return answer;
  };
}
