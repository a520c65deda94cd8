// Keeps today's packs and records what all kept packs find. Read every difference before you commit it.
import { adopt } from './old-packs.ts';

adopt();
