/** What `/usr/bin/profiles status -type enrollment` prints, after Apple's profiles(1). */
export const approvedAtAcme =
  'Enrolled via DEP: Yes\nMDM enrollment: Yes (User Approved)\nMDM server: https://acme.mdm.example/mdm/ServerURL\n';
export const unapprovedAtAcme = 'Enrolled via DEP: No\nMDM enrollment: Yes\nMDM server: https://acme.mdm.example/mdm/ServerURL\n';
export const approvedAtRival = approvedAtAcme.replace('acme', 'rival');
export const enrolledNowhere = 'Enrolled via DEP: No\nMDM enrollment: No\n';
/** Before macOS 11 no server is named. */
export const approvedSomewhere = 'Enrolled via DEP: Yes\nMDM enrollment: Yes (User Approved)\n';
