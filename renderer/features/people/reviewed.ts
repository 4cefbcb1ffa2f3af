const subcontractors: readonly string[] = ["再委託先", "再々委託先"];

/** Whether a firm's state is reviewed at the cycle of 第2条: the subcontractors, not carriers or disposal firms. */
export const isReviewed = (role: string): boolean => subcontractors.includes(role);
