mod r_arc;
mod r_enc;
