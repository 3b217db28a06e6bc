import { css } from 'lit';

export const styles = css`
  .name {
    font-weight: 600;
  }
`;
