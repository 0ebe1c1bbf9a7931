//! The 3D part: stage and light, camera, product, picking, pictures.
