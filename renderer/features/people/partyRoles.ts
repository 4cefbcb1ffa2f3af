/** Words of the wire for what a firm is to the contract, and for the city's consent to sub-contract (第2条). */
export const destroyer = "廃棄・消去業者";
export const haulier = "運送業者";
export const lender = "派遣元";
export const consent = "再委託承諾";
