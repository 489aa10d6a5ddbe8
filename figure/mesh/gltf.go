package mesh

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// What of glTF 2.0 is written here; the names are those of its specification.
type (
	document struct {
		Asset       asset        `json:"asset"`
		Used        []string     `json:"extensionsUsed"`
		Required    []string     `json:"extensionsRequired"`
		Scene       int          `json:"scene"`
		Scenes      []scene      `json:"scenes"`
		Nodes       []node       `json:"nodes"`
		Meshes      []mesh       `json:"meshes"`
		Skins       []gltfSkin   `json:"skins"`
		Materials   []material   `json:"materials"`
		Animations  []animation  `json:"animations"`
		Accessors   []accessor   `json:"accessors"`
		BufferViews []bufferView `json:"bufferViews"`
		Buffers     []buffer     `json:"buffers"`
	}
	asset struct {
		Version   string         `json:"version"`
		Generator string         `json:"generator"`
		Copyright string         `json:"copyright"`
		Extras    map[string]any `json:"extras"`
	}
	scene struct {
		Nodes []int `json:"nodes"`
	}
	node struct {
		Name        string    `json:"name"`
		Children    []int     `json:"children,omitempty"`
		Mesh        *int      `json:"mesh,omitempty"`
		Skin        *int      `json:"skin,omitempty"`
		Translation []float64 `json:"translation,omitempty"`
		Rotation    []float64 `json:"rotation,omitempty"`
		Scale       []float64 `json:"scale,omitempty"`
	}
	mesh struct {
		Name       string      `json:"name"`
		Primitives []primitive `json:"primitives"`
	}
	primitive struct {
		Attributes map[string]int `json:"attributes"`
		Indices    int            `json:"indices"`
		Material   int            `json:"material"`
	}
	gltfSkin struct {
		InverseBindMatrices int   `json:"inverseBindMatrices"`
		Skeleton            int   `json:"skeleton"`
		Joints              []int `json:"joints"`
	}
	material struct {
		Name string   `json:"name"`
		PBR  roughPBR `json:"pbrMetallicRoughness"`
	}
	roughPBR struct {
		Metallic  float64 `json:"metallicFactor"`
		Roughness float64 `json:"roughnessFactor"`
	}
	animation struct {
		Name     string    `json:"name"`
		Channels []channel `json:"channels"`
		Samplers []sampler `json:"samplers"`
	}
	channel struct {
		Sampler int    `json:"sampler"`
		Target  target `json:"target"`
	}
	target struct {
		Node int    `json:"node"`
		Path string `json:"path"`
	}
	sampler struct {
		Input  int `json:"input"`
		Output int `json:"output"`
	}
	accessor struct {
		BufferView    int       `json:"bufferView"`
		ByteOffset    int       `json:"byteOffset,omitempty"`
		ComponentType int       `json:"componentType"`
		Normalized    bool      `json:"normalized,omitempty"`
		Count         int       `json:"count"`
		Type          string    `json:"type"`
		Min           []float64 `json:"min,omitempty"`
		Max           []float64 `json:"max,omitempty"`
	}
	bufferView struct {
		Buffer     int `json:"buffer"`
		ByteOffset int `json:"byteOffset"`
		ByteLength int `json:"byteLength"`
		ByteStride int `json:"byteStride,omitempty"`
		Target     int `json:"target,omitempty"`
	}
	buffer struct {
		ByteLength int `json:"byteLength"`
	}
)

// Component types and buffer targets of glTF.
const (
	signedByte, unsignedByte    = 5120, 5121
	signedShort, unsignedShort  = 5122, 5123
	float                       = 5126
	vertexBuffer, elementBuffer = 34962, 34963
)

// A file is a glTF file while it is written.
type file struct {
	document
	bin bytes.Buffer
}

// put stores an array and returns the number of its accessor. rows is how many
// elements data holds; stride and target are 0 where the array is no vertices.
func (f *file) put(a accessor, data any, stride, target int) int {
	for f.bin.Len()%4 != 0 {
		f.bin.WriteByte(0)
	}
	at := f.bin.Len()
	// A fixed-size slice written to memory does not fail.
	_ = binary.Write(&f.bin, binary.LittleEndian, data)
	f.BufferViews = append(f.BufferViews, bufferView{ByteOffset: at, ByteLength: f.bin.Len() - at, ByteStride: stride, Target: target})
	a.BufferView = len(f.BufferViews) - 1
	f.Accessors = append(f.Accessors, a)
	return len(f.Accessors) - 1
}

// bytes returns the file as binary glTF.
func (f *file) bytes() ([]byte, error) {
	for f.bin.Len()%4 != 0 {
		f.bin.WriteByte(0)
	}
	f.Buffers = []buffer{{f.bin.Len()}}
	text, err := json.Marshal(f.document)
	if err != nil {
		return nil, fmt.Errorf("mesh: %w", err)
	}
	for len(text)%4 != 0 {
		text = append(text, ' ')
	}
	var out bytes.Buffer
	word := func(n ...uint32) { _ = binary.Write(&out, binary.LittleEndian, n) }
	word(0x46546C67, 2, uint32(12+8+len(text)+8+f.bin.Len())) // "glTF"
	word(uint32(len(text)), 0x4E4F534A)                       // "JSON"
	out.Write(text)
	word(uint32(f.bin.Len()), 0x004E4942) // "BIN"
	out.Write(f.bin.Bytes())
	return out.Bytes(), nil
}
