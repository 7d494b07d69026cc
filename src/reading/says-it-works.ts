/** True where somebody says that the trouble is over, now and without a condition. */
const OVER =
  /^(?:(?:ok|okay|great|thanks|thank you|yes|hey|hi|super|perfect|wow)[ ,!.]+)*(?:(?:it|that|this|rdp|remote desktop|everything|all)(?: is|'s)? )?(?:works|working|worked|solved|fixed)(?: (?:now|again|fine))*(?:[ ,!.]+(?:thanks|thank you|great|cheers))*[ !.]*$/i;

export function saysItWorks(text: string): boolean {
  return OVER.test(text.trim().slice(0, 100));
}
